import { currentPerson } from './person.h5'

/** A browser knows no `cloud://`: the origin that served this page shows each person the files that they have uploaded. */
export function pictureAddress(fileId: string): string {
  const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1]
  if (path === undefined) return fileId
  return `/storage/${path.split('/').map(encodeURIComponent).join('/')}?as=${currentPerson()}`
}
