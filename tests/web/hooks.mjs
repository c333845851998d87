// Lets node load the modules of web/ as a browser does: "/query.js" is a file of web/, and the libraries, which
// are not in the repository, are what the pure parts need of them: nothing. Used by load.mjs.

const WEB = new URL('../../web/', import.meta.url);
const STUB = 'data:text/javascript,' + encodeURIComponent(`
export const html = () => null; export const render = () => {}; export class Component {}
const nothing = () => {}; export { nothing as useEffect, nothing as useLayoutEffect, nothing as useReducer, nothing as useRef,
  nothing as useState, nothing as useMemo, nothing as useCallback, nothing as useErrorBoundary, nothing as useContext, nothing as createContext, nothing as h };
`);

export function resolve(specifier, context, next) {
    if (specifier === '/lib/preact.js') return { url: STUB, shortCircuit: true };
    if (specifier.startsWith('/') && context.parentURL?.startsWith(WEB.href)) return next(new URL(specifier.slice(1), WEB).href, context);
    return next(specifier, context);
}

export async function load(url, context, next) {
    return url.startsWith(WEB.href) ? next(url, { ...context, format: 'module' }) : next(url, context);
}
