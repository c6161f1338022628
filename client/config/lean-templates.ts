import type { IPluginContext } from '@tarojs/service'

/**
 * What Taro's templates pass on of WeChat's components and no page of ours uses. Every visitor waits for the templates,
 * which stand in the main package; a test looks that nobody uses one of these after all.
 */
export const UNUSED_ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  view: /^(animation|bindanimation\w+|bindtransitionend)$/,
  text: /^(animation|overflow|max-lines|space|decode)$/,
  'scroll-view':
    /^(animation|bindanimation\w+|bindtransitionend|(bind)?refresher[\w-]*|scroll-into-view[\w-]*|scroll-anchoring|scroll-with-animation|binddrag\w+|bindscroll(start|end)|(upper|lower)-threshold|min-drag-distance|cache-extent|clip|padding|type|reverse|using-sticky|associative-container|fast-deceleration|paging-enabled|enable-(flex|passive|back-to-top)|enhanced|bounces)$/,
  input: /^(safe-password-[\w-]+|always-embed|bindkeyboard\w+|selection-(start|end)|hold-keyboard|cursor-spacing)$/,
  textarea:
    /^(auto-height|fixed|cursor-spacing|selection-(start|end)|bindkeyboard\w+|bindlinechange|bindselectionchange|show-confirm-bar|hold-keyboard|adjust-keyboard-to|confirm-(type|hold)|disable-default-padding|placeholder-style|cursor)$/,
}

const TEMPLATES = 'base.wxml'

/** The templates without them. What stays is as Taro wrote it. */
export function leanTemplates(wxml: string): string {
  return wxml.replace(/<(view|text|scroll-view|input|textarea) ([^>]*)>/g, (_tag, name: string, attributes: string) => {
    const kept = attributes.replace(/([\w-]+)="[^"]*"\s?/g, (attribute, key: string) =>
      UNUSED_ATTRIBUTES[name]?.test(key) ? '' : attribute,
    )
    return `<${name} ${kept.trim()}>`
  })
}

interface Built {
  assets: Record<string, { source(): string | Buffer; size(): number } | undefined>
}

export default function leanTemplatesPlugin(ctx: IPluginContext): void {
  ctx.modifyBuildAssets(({ assets }: Built) => {
    const templates = assets[TEMPLATES]
    if (!templates) return
    const lean = leanTemplates(String(templates.source()))
    assets[TEMPLATES] = { source: () => lean, size: () => Buffer.byteLength(lean) }
  })
}
