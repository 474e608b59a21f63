/** Pictures that this tab has uploaded, by upload id, as `blob:` URLs: shown until the services have made their variants. */
const previews = new Map<string, string>()

export const keepPreview = (uploadId: string, url: string) => void previews.set(uploadId, url)
export const previewOf = (uploadId: string): string | undefined => previews.get(uploadId)
