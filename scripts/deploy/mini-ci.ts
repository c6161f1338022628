import { createRequire } from 'node:module'
import path from 'node:path'
import { ROOT } from '../stale'
import type { DeployedFunction, Uploader } from './uploader'

/** The version that this file was written for: `findFunction` reads two of its inner modules. */
export const MINI_CI_VERSION = '2.1.42'

export interface MiniCiAccess {
  appid: string
  keyFile: string
  envId: string
}

// What is used of miniprogram-ci, which is no dependency: it alone is larger than all others together.
interface MiniCi {
  Project: new (options: {
    appid: string
    type: 'miniProgram'
    projectPath: string
    privateKeyPath: string
    ignores: string[]
  }) => object
  upload(options: {
    project: object
    version: string
    desc: string
    setting: { useProjectConfig: true }
  }): Promise<unknown>
  cloud: {
    uploadFunction(options: {
      project: object
      env: string
      name: string
      path: string
      remoteNpmInstall: boolean
    }): Promise<unknown>
  }
}
interface CloudApi {
  TransactType: { IDE: number }
  scfGetFunctionInfo(
    which: { namespace: string; region: string; functionName: string },
    how: { request: unknown; transactType: number },
  ): Promise<DeployedFunction>
}
interface CloudRequests {
  initCloudAPI(appid: string): void
  boundTransactRequest(project: object): unknown
}

/** Null when miniprogram-ci is not installed, or is one that cannot be asked about functions. */
export function openMiniCi(access: MiniCiAccess, root = ROOT): Uploader | null {
  const load = createRequire(path.join(root, 'package.json'))
  let ci: MiniCi
  let api: CloudApi
  let requests: CloudRequests
  try {
    ci = load('miniprogram-ci') as MiniCi
    api = load('miniprogram-ci/dist/common/cloud-api') as CloudApi
    requests = load('miniprogram-ci/dist/ci/cloud/cloudapi') as CloudRequests
  } catch {
    return null
  }
  const { appid, keyFile, envId } = access
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: root,
    privateKeyPath: path.resolve(keyFile),
    ignores: ['node_modules/**/*'],
  })
  requests.initCloudAPI(appid)
  const how = { request: requests.boundTransactRequest(project), transactType: api.TransactType.IDE }
  return {
    findFunction: async (functionName) => {
      try {
        const { runtime, timeout, memorySize } = await api.scfGetFunctionInfo(
          { namespace: envId, region: '', functionName },
          how,
        )
        return { runtime, timeout, memorySize }
      } catch (error) {
        if ((error as { code?: unknown }).code === 'ResourceNotFound.Function') return null
        throw error
      }
    },
    updateFunction: async (name, folder) => {
      // Everything is in the bundle: nothing is installed in the cloud.
      await ci.cloud.uploadFunction({ project, env: envId, name, path: folder, remoteNpmInstall: false })
    },
    uploadMiniProgram: async (version, desc) => {
      await ci.upload({ project, version, desc, setting: { useProjectConfig: true } })
    },
  }
}
