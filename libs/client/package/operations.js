import { pause } from "./pause.js";
/**
 * Looks at an accepted click until it has come so far, or has failed: look at `status` and `error` of what it resolves with.
 * Where many are waited for, `relationEvents` costs less. @throws ApiProblem, the signal's reason
 */
export async function waitForOperation(client, operationId, { until = 'persisted', signal, everyMs = 1_000 } = {}) {
    for (;;) {
        const params = { path: { operationId } };
        const operation = await client.GET('/relations/operations/{operationId}', { params, ...(signal && { signal }) });
        const { status } = operation;
        if (status === 'persisted' || status === 'failed' || status === until)
            return operation;
        await pause(everyMs, signal);
    }
}
