import { ApiError, newRequestId, request } from '../../api/request'

/** On a slow line the largest file takes minutes. */
const UPLOAD_MS_MAX = 300_000

/**
 * Uploads a file of this computer to an address in the shop's storage that the function has signed: through the server
 * of these pages if it takes files, otherwise directly. Resolves to the file's id. @throws ApiError and nothing else
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
    // A plain web host does not have this address.
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
    // The upload was cut off: either nothing is stored, or nobody learns of it. Choosing the file again is safe.
    return 'no'
  }
}
