import fs from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { build } from 'esbuild'
import { sendFile } from '../control/static-files'

const PAGE = path.join(__dirname, 'page')

/** Serves `/` and `/console/*`; false for every other path. */
export type ConsolePage = (res: ServerResponse, urlPath: string) => Promise<boolean>

/** `token` is what the page shows to the control API. */
export function createConsolePage(token: string): ConsolePage {
  let bundle: Promise<string> | null = null
  return async (res, urlPath) => {
    if (urlPath === '/') {
      const page = fs.readFileSync(path.join(PAGE, 'index.html'), 'utf8').replace('{{token}}', token)
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      res.end(page)
      return true
    }
    if (urlPath === '/console/console.css') return sendFile(res, PAGE, '/console.css')
    if (urlPath !== '/console/console.js') return false
    bundle ??= bundlePage()
    const text = await bundle
    res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' })
    res.end(text)
    return true
  }
}

/** Bundled when it is first asked for, some 30 ms, so that there is no build step for this page. */
async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(PAGE, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

/** Shown at /phone/ until the mini-program has been built for the browser. */
export function phonePlaceholder(h5Root: string): string | null {
  if (fs.existsSync(path.join(h5Root, 'index.html'))) return null
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>常来</title>
<style>body{display:grid;place-items:center;height:100vh;margin:0;background:#faf7f2;color:#6b6258;font:15px/1.6 sans-serif}</style>
<p>小程序还没有构建好，稍后刷新。</p></html>`
}
