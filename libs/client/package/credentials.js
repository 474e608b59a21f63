/** Sends requests with the token of a source, once more with a new one where it was refused. */
export function withCredentials(source, send) {
    let renewing;
    const renew = (ask) => {
        renewing ??= Promise.resolve(ask({ expired: true })).finally(() => {
            renewing = undefined;
        });
        return renewing;
    };
    return async (request) => {
        const token = typeof source === 'function' ? await source({ expired: false }) : source;
        const response = await send(bearing(request, token));
        if (response.status !== 401 || token === null || typeof source !== 'function')
            return response;
        // Another request may have renewed it meanwhile.
        const now = await (renewing ?? source({ expired: false }));
        const fresh = now === token ? await renew(source) : now;
        if (fresh === null || fresh === token)
            return response;
        await response.body?.cancel();
        return send(bearing(request, fresh));
    };
}
/** A copy, so that the request can be sent again. */
function bearing(request, token) {
    const copy = request.clone();
    if (token !== null)
        copy.headers.set('authorization', `Bearer ${token}`);
    return copy;
}
