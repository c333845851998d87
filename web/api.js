// One client for /api/v1: JSON in, JSON out, one kind of error, aborted when nobody waits any more. Answers are
// kept by the browser's own cache: the server sends an ETag with each, and the browser asks again with it. Tested
// in tests/web/api.test.mjs.

const ROOT = '/api/v1';

/** What went wrong, in the server's words where it had any. */
export class ApiError extends Error {
    constructor({ status = 0, code = 'unreachable', message, input }) {
        super(message);
        Object.assign(this, { status, code, input });
    }
}

/** An address below /api/v1; parameters are a string ("?who=…") or an object, whose lists give a parameter again. */
export function address(path, params = '') {
    if (typeof params === 'string') return ROOT + path + params;
    const out = new URLSearchParams();
    for (const [key, value] of Object.entries(params))
        for (const one of [value].flat()) if (one !== undefined && one !== '') out.append(key, one);
    const text = out.toString();
    return ROOT + path + (text ? '?' + text : '');
}

async function failure(answer) {
    const text = await answer.text();
    try {
        return new ApiError({ status: answer.status, ...JSON.parse(text).error });
    } catch {
        return new ApiError({ status: answer.status, code: 'unexpected',
            message: `The server answered ${answer.status} ${answer.statusText}`.trim() });
    }
}

async function ask(url, options) {
    let answer;
    try {
        answer = await fetch(url, { credentials: 'same-origin', ...options });
    } catch (error) {
        if (error.name === 'AbortError') throw error;
        throw new ApiError({ message: 'The server does not answer. Is “rapporteur serve” still running?' });
    }
    if (!answer.ok) throw await failure(answer);
    const type = answer.headers.get('Content-Type') ?? '';
    return type.includes('json') ? answer.json() : answer.text();
}

/** @returns {Promise<any>} the answer's JSON, or its text where it is none */
export const get = (path, params, signal) => ask(address(path, params), { signal });

/** Sends bytes, text, or an object as JSON. The header is what another site's page cannot send. */
export function post(path, body, params, signal) {
    const json = body !== null && typeof body === 'object' && !(body instanceof Blob) && !ArrayBuffer.isView(body);
    return ask(address(path, params), {
        method: 'POST', signal, body: json ? JSON.stringify(body) : body,
        headers: { 'X-Rapporteur': '1', ...(json ? { 'Content-Type': 'application/json' } : {}) },
    });
}

export const remove = (path, signal) => ask(address(path),
    { method: 'DELETE', signal, headers: { 'X-Rapporteur': '1' } });
