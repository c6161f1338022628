import fs from 'node:fs'
import path from 'node:path'
import { leanTemplates, UNUSED_ATTRIBUTES } from './lean-templates'

test('drops what nobody uses and keeps the rest as it was', () => {
  const view = '<view hover-class="{{i.p7}}" animation="{{i.p0}}" bindanimationend="eh" bindtap="eh"  id="{{i.sid}}">'
  expect(leanTemplates(view)).toBe('<view hover-class="{{i.p7}}" bindtap="eh"  id="{{i.sid}}">')
  const block = '<template name="tmpl_0_0"><block wx:for="{{i.cn}}" animation="x"></block></template>'
  expect(leanTemplates(block)).toBe(block)
})

const COMPONENTS: Record<string, string> = {
  View: 'view',
  Text: 'text',
  ScrollView: 'scroll-view',
  Input: 'input',
  Textarea: 'textarea',
}

test('no page uses what is dropped', () => {
  const root = path.join(__dirname, '../src')
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const used = files.flatMap((file) => {
    const code = fs.readFileSync(path.join(root, file), 'utf8')
    return [...code.matchAll(/<(View|Text|ScrollView|Input|Textarea)\b((?:[^<>]|=>)*)>/g)].flatMap(
      ([, name = '', props = '']) =>
        [...props.matchAll(/\s([a-zA-Z-]+)=/g)]
          .map(([, prop = '']) => attributeOf(prop))
          .filter((attribute) => UNUSED_ATTRIBUTES[COMPONENTS[name] ?? '']?.test(attribute))
          .map((attribute) => `${file}: ${attribute}`),
    )
  })
  expect(files.length).toBeGreaterThan(100)
  expect(used).toEqual([])
})

/** 'onScrollEnd' → 'bindscrollend', 'placeholderClass' → 'placeholder-class'. */
function attributeOf(prop: string): string {
  if (/^on[A-Z]/.test(prop)) return `bind${prop.slice(2).toLowerCase()}`
  return prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
