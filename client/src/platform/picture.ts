/** The source to show a picture from. WeChat's own picture element reads cloud files by their id. */
export function pictureAddress(fileId: string): string {
  return fileId
}
