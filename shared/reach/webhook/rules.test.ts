import { webhookRulesSchema } from './rules'

const address = (url: string, key = 'crm') => ({ key, title: '客服系统', url, isOn: true })
const isTaken = (...addresses: object[]) => webhookRulesSchema.safeParse({ addresses }).success

test.each(['https://crm.shop.cn', 'https://crm.shop.cn/', 'https://a.b.shop.com.cn/hook/v1-2/x_y.z'])(
  '%s can be written down',
  (url) => expect(isTaken(address(url))).toBe(true),
)

test.each([
  ['not sealed on its way', 'http://crm.shop.cn/hook'],
  ['a machine’s number', 'https://10.0.0.1/hook'],
  ['a public number too', 'https://8.8.8.8/hook'],
  ['a number in other clothes', 'https://0x7f.1/hook'],
  ['one in brackets', 'https://[::1]/hook'],
  ['a house without a dot', 'https://localhost/hook'],
  ['a name of indoors', 'https://metadata.internal/'],
  ['another name of indoors', 'https://printer.local'],
  ['a port', 'https://crm.shop.cn:8443/hook'],
  ['a user', 'https://me:secret@crm.shop.cn/hook'],
  ['a secret behind a question mark', 'https://crm.shop.cn/hook?key=secret'],
  ['a part of a page', 'https://crm.shop.cn/hook#x'],
  ['a space', 'https://crm.shop.cn/ho ok'],
  ['a line feed', 'https://crm.shop.cn/hook\nx-header: y'],
  ['another script', 'https://crm.shop.中国/hook'],
  ['a name in capitals, so that one address is written in one way', 'https://CRM.shop.cn/hook'],
])('%s is refused: %s', (_why, url) => expect(isTaken(address(url))).toBe(false))

test('no key and no address twice', () => {
  expect(isTaken(address('https://a.shop.cn'), address('https://b.shop.cn', 'other'))).toBe(true)
  expect(isTaken(address('https://a.shop.cn'), address('https://b.shop.cn'))).toBe(false)
  expect(isTaken(address('https://a.shop.cn'), address('https://a.shop.cn', 'other'))).toBe(false)
})
