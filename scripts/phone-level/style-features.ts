import { type ChildNode, type Declaration, parse, type Rule } from 'postcss'
import { IOS_MIN } from './level'

interface StyleFeature {
  name: string
  ios: number
  isUsed(decl: Declaration): boolean
  /** An older way in the same rule that a phone without the feature goes by. */
  orElse?: (rule: Rule) => boolean
}

const has = (rule: Rule, prop: RegExp, value = /./) =>
  rule.nodes.some((node) => isDecl(node) && prop.test(node.prop) && value.test(node.value))

const FEATURES: readonly StyleFeature[] = [
  { name: 'inset', ios: 14.5, isUsed: ({ prop }) => /^inset(-|$)/.test(prop) },
  {
    name: 'gap outside of a grid',
    ios: 14.5,
    isUsed: ({ prop }) => /^((row|column)-)?gap$/.test(prop),
    orElse: (rule) => has(rule, /^display$/, /grid$/),
  },
  { name: 'aspect-ratio', ios: 15, isUsed: ({ prop }) => prop === 'aspect-ratio' },
  { name: 'clamp()', ios: 13.4, isUsed: ({ value }) => /\bclamp\(/.test(value) },
  { name: 'a unit such as dvh', ios: 15.4, isUsed: ({ value }) => /\d[dsl]v[hw]\b/.test(value) },
  {
    name: 'color-mix() and its like',
    ios: 15,
    isUsed: ({ value }) => /\b(color-mix|oklch|oklab|lch|lab|hwb)\(/.test(value),
  },
  {
    name: 'a color such as rgb(0 0 0 / 50%)',
    ios: 12.2,
    isUsed: ({ value }) => /\brgba?\([^,)]+\/[^)]+\)/.test(value),
  },
  {
    name: 'overflow-wrap: anywhere',
    ios: 15.4,
    isUsed: ({ prop, value }) => prop === 'overflow-wrap' && value === 'anywhere',
    orElse: (rule) => has(rule, /^word-break$/, /^break-word$/),
  },
  {
    name: 'mask without a prefix',
    ios: 15.4,
    isUsed: ({ prop }) => /^mask(-|$)/.test(prop),
    orElse: (rule) => has(rule, /^-webkit-mask/),
  },
  {
    name: 'backdrop-filter without a prefix',
    ios: 18,
    isUsed: ({ prop }) => prop === 'backdrop-filter',
    orElse: (rule) => has(rule, /^-webkit-backdrop-filter$/),
  },
  // Lines break less evenly without it, and that is all.
  { name: 'text-wrap', ios: 17.5, isUsed: ({ prop }) => prop === 'text-wrap', orElse: () => true },
  { name: 'a logical side', ios: 14.5, isUsed: ({ prop }) => /^(margin|padding|border)-(inline|block)$/.test(prop) },
  { name: 'scroll-behavior', ios: 15.4, isUsed: ({ prop }) => prop === 'scroll-behavior' },
  { name: 'accent-color', ios: 15.4, isUsed: ({ prop }) => prop === 'accent-color' },
  { name: 'content-visibility', ios: 18, isUsed: ({ prop }) => prop === 'content-visibility' },
  { name: 'overscroll-behavior', ios: 16, isUsed: ({ prop }) => /^overscroll-behavior/.test(prop) },
]

const SELECTORS: readonly [name: string, ios: number, pattern: RegExp][] = [
  [':is() and :where()', 14, /:(is|where)\(/],
  [':has()', 15.4, /:has\(/],
  [':focus-visible', 15.4, /:focus-visible/],
  [':not() with a list', 9, /:not\([^)]*,/],
  ['nesting', 16.5, /&/],
]

const AT_RULES: Readonly<Record<string, number>> = { container: 16, layer: 15.4, property: 16.4, scope: 17.4 }

/** What a style sheet needs that iOS at the level does not have, in words. */
export function tooNewInStyle(css: string): string[] {
  const found = new Map<string, number>()
  const root = parse(css)
  root.walkAtRules(({ name }) => {
    if (Object.hasOwn(AT_RULES, name)) found.set(`@${name}`, AT_RULES[name] ?? 0)
  })
  root.walkRules((rule) => {
    for (const [name, ios, pattern] of SELECTORS) if (pattern.test(rule.selector)) found.set(name, ios)
    for (const node of rule.nodes) {
      if (!isDecl(node)) continue
      for (const { name, ios, isUsed, orElse } of FEATURES) {
        if (isUsed(node) && !orElse?.(rule)) found.set(`${name} (${rule.selector.slice(0, 40)})`, ios)
      }
    }
  })
  return [...found].filter(([, ios]) => ios > IOS_MIN).map(([name, ios]) => `uses ${name}, which needs iOS ${ios}`)
}

function isDecl(node: ChildNode): node is Declaration {
  return node.type === 'decl'
}
