import fs from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
}

/** Sends the file below `root`; false when there is none. A path that would leave the folder finds nothing. */
export function sendFile(res: ServerResponse, root: string, urlPath: string): boolean {
  const file = fileBelow(root, urlPath.endsWith('/') ? `${urlPath}index.html` : urlPath)
  if (file === null) return false
  res.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    // A rebuild has to be seen at once.
    'cache-control': 'no-cache',
  })
  fs.createReadStream(file).pipe(res)
  return true
}

function fileBelow(root: string, urlPath: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const file = path.resolve(root, `.${path.posix.normalize(`/${decoded}`)}`)
  const isBelow = file.startsWith(path.resolve(root) + path.sep)
  return isBelow && fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null
}
