import { createHmac } from 'node:crypto'
import { DELIVERY_HEADER, SIGNATURE_HEADER, TIME_HEADER, textToSign } from '#shared/reach/webhook/request'
import { readRepositoryFile } from '../repository-files'

const page = readRepositoryFile('docs/webhooks.md')

test('the signature on the page is the one that the shop makes', () => {
  const [, secret = '', time = '', delivery = ''] =
    /Secret `([\w-]+)`, time `(\d+)`, delivery `(\w+)`, body/.exec(page) ?? []
  const [, body = ''] = /```json\n(.*)\n```/.exec(page) ?? []
  const [, signature = ''] = /gives `v1=(\w+)`/.exec(page) ?? []
  expect([secret.length, signature.length, JSON.parse(body).delivery]).toEqual([43, 64, delivery])
  const text = textToSign({ time: Number(time), delivery, body })
  expect(createHmac('sha256', secret).update(text).digest('hex')).toBe(signature)
})

test('the page names every header', () => {
  expect([TIME_HEADER, DELIVERY_HEADER, SIGNATURE_HEADER].filter((name) => !page.includes(`| \`${name}\` |`))).toEqual(
    [],
  )
})
