import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { accessibilityAttributes } from './accessibility-attributes'

/** The part of Taro's platform object that has to change; it has none of it for h5, where attributes simply arrive. */
type MiniPlatform = {
  template?: { mergeComponents(ctx: IPluginContext, patch: Record<string, Record<string, string>>): void }
  runtimePath?: string | string[]
}

/** Lets `aria-label`, `aria-role` and their like through to WeChat. */
export default function accessibilityPlugin(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, accessibilityAttributes)
      const runtime = path.resolve(__dirname, 'accessibility-runtime.js')
      platform.runtimePath = [platform.runtimePath ?? [], runtime].flat()
    },
  })
}
