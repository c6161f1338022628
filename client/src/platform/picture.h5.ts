/** A browser knows no `cloud://`: the origin that served this page hands out the file below /cos/. */
export function pictureAddress(fileId: string): string {
  const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1]
  return path === undefined ? fileId : `/cos/${path.split('/').map(encodeURIComponent).join('/')}`
}
