import { newIdempotencyKey } from "./idempotency-key.js";
import { pause } from "./pause.js";
import { sendBytes } from "./send-bytes.js";
import { sha256Base64 } from "./sha256.js";
export { sha256Base64 } from "./sha256.js";
/** The store did not take the bytes. `status` is its own: it is not part of the API. */
export class UploadRefused extends Error {
    name = 'UploadRefused';
    status;
    constructor(status) {
        super(`The store answered ${status}.`);
        this.status = status;
    }
}
/** Times that the bytes are sent at most: a photo of 5 MB on a mobile line is broken off now and then. */
const ATTEMPTS = 4;
/** Before the second try, milliseconds; doubled each time. */
const PAUSE_MS = 500;
/** The bytes are there already, by a try whose answer was lost: the URL takes no others, and never twice. */
const ALREADY_THERE = 412;
/**
 * Uploads one photo: computes its checksum, asks for a ticket, and PUTs the bytes straight into S3 as the ticket says. What
 * is cut off is sent again under the same key, with a fresh URL for the same upload.
 * @returns the upload id, for `imageIds` of a post
 * @throws ApiProblem where no ticket is given, UploadRefused, TypeError where the store cannot be reached
 */
export async function uploadPhoto(client, photo, options = {}) {
    const { contentType = photo.type, idempotencyKey = newIdempotencyKey(), onProgress, signal } = options;
    const body = { contentType, byteSize: photo.size, sha256: await sha256Base64(photo) };
    const params = { header: { 'idempotency-key': idempotencyKey } };
    for (let attempt = 1;; attempt++) {
        const ticket = await client.POST('/uploads', { body, params, ...(signal && { signal }) });
        const outcome = await sendBytes(ticket, photo, { onProgress, signal }).catch((thrown) => thrown);
        if (outcome === ALREADY_THERE)
            onProgress?.({ sentBytes: photo.size, totalBytes: photo.size });
        if (typeof outcome === 'number' && (outcome < 300 || outcome === ALREADY_THERE))
            return ticket.uploadId;
        signal?.throwIfAborted();
        if (attempt === ATTEMPTS || isFinal(outcome))
            throw typeof outcome === 'number' ? new UploadRefused(outcome) : outcome;
        await pause(PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random()), signal);
    }
}
/** Of refusals only an expired URL (403), a slow or busy store can be helped by another try. */
function isFinal(outcome) {
    return typeof outcome === 'number' && outcome < 500 && ![403, 408, 429].includes(outcome);
}
