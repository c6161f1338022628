import { currentPerson } from './person.h5'

/**
 * A browser cannot read `cloud://`, so the origin that served this page shows each person the files they have uploaded.
 */
export function pictureAddress(fileId: string): string {
  const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1]
  if (path === undefined) return fileId
  return `/storage/${path.split('/').map(encodeURIComponent).join('/')}?as=${currentPerson()}`
}
