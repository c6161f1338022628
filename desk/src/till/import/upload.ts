import { ApiError, newRequestId, request } from '../../api/request'

/** As the contract says; a larger one is refused before it is sent. */
export const FILE_BYTES_MAX = 32 * 1024 * 1024
/** A slow line takes minutes for the largest file. */
const UPLOAD_MS_MAX = 300_000

/**
 * Puts a file of this computer into the shop's storage, to an address that the function has signed: through the server of
 * these pages where it takes files, else straight. Answers its id. @throws ApiError and nothing else
 */
export async function uploadFile(file: File): Promise<string> {
  const requestId = newRequestId()
  const { fileId, url, headers } = await request('import.beginUpload', { name: file.name, bytes: file.size }, requestId)
  const ways = [
    { to: '/upload', headers: { ...headers, 'x-upload-to': url } },
    { to: url, headers },
  ]
  for (const way of ways) {
    const stored = await put(way.to, way.headers, file)
    if (stored === 'yes') return fileId
    // A plain host of pages knows no such address.
    if (stored === 'no') break
  }
  throw new ApiError('NETWORK', requestId)
}

async function put(to: string, headers: Record<string, string>, body: File): Promise<'yes' | 'no' | 'notHere'> {
  const signal = AbortSignal.timeout(UPLOAD_MS_MAX)
  try {
    const { ok, status } = await fetch(to, {
      method: 'PUT',
      headers,
      body,
      credentials: 'omit',
      redirect: 'error',
      signal,
    })
    if (ok) return 'yes'
    return status === 404 || status === 405 ? 'notHere' : 'no'
  } catch {
    // Cut off: nothing is stored, or nobody learns of it. Choosing the file again is safe.
    return 'no'
  }
}
