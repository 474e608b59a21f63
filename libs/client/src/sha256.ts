/** SHA-256 of bytes in base64, as `POST /uploads` takes it. Browsers have it on pages with TLS and on localhost only. */
export async function sha256Base64(bytes: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
