// Loads a module of web/ into node: `const { parse } = await load('query.js')`.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);

export const load = name => import(new URL(`../../web/${name}`, import.meta.url));
