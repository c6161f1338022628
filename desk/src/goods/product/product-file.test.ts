import type { FilePart } from './product-file'
import { partsOf, readProductFile, sampleTable, tableOf, textOf } from './product-file'
import type { Product } from './use-catalogue'

const fileOf = (bytes: BlobPart) => {
  const file = new File([bytes], 'goods.csv')
  // The test's browser has files that cannot be read this way.
  return Object.assign(file, { arrayBuffer: async () => bufferOf(bytes) })
}
const bufferOf = (bytes: BlobPart): ArrayBuffer =>
  typeof bytes === 'string' ? Uint8Array.from(new TextEncoder().encode(bytes)).buffer : (bytes as ArrayBuffer)

const aProduct = (part: Partial<Product> = {}): Product => ({
  key: 'tea-jasmine',
  name: '茉莉花茶',
  category: '茶',
  priceFen: 1800,
  barCode: '0036000291452',
  isOnSale: true,
  lastsDays: null,
  pictureFileId: null,
  changedAt: 0,
  ...part,
})

test('what is saved as a table is read again as the same rows', async () => {
  const table = tableOf([aProduct(), aProduct({ key: '007', name: '茶“,”杯', category: null, lastsDays: 30 })])
  const parts = await readProductFile(fileOf(`\uFEFF${table}`))
  expect(parts).toEqual([{ text: table, lines: [2, 3] }])
  expect(table.split('\r\n')[1]).toBe("tea-jasmine,茉莉花茶,茶,18.00,'0036000291452,是,")
})

test('a file is read in the encodings of Chinese spreadsheets', () => {
  const gbk = Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5]).buffer
  expect(textOf(gbk)).toBe('编号')
  expect(textOf(Uint8Array.from([0xff, 0xfe, 0x16, 0x7f]).buffer)).toBe('编')
  expect(textOf(Uint8Array.from([0xfe, 0xff, 0x7f, 0x16]).buffer)).toBe('编')
  expect(textOf(bufferOf('\uFEFF编号'))).toBe('编号')
})

test('a row keeps the line on which it ends in the file: blank lines and cells of several lines before it count', async () => {
  const text = '编号\t名称\r\n\r\na1\t"两\n行"\r\n\t\r\na2\t茶\r\n'
  const parts = await readProductFile(fileOf(text))
  expect(parts?.[0]?.lines).toEqual([4, 6])
  expect(parts?.[0]?.text).toBe('编号,名称\r\na1,"两\n行"\r\na2,茶\r\n')
})

test('a long file goes in pieces of 200 rows and 50,000 characters, each with the head row', () => {
  const row = (line: number, name = '茶') => ({ cells: [`a${line}`, name], line })
  const head = { cells: ['编号', '名称'], line: 1 }
  const sizes = (parts: FilePart[] | null) => parts?.map(({ lines }) => lines.length)
  const many = partsOf([head, ...Array.from({ length: 401 }, (_, index) => row(index + 2))])
  expect(sizes(many)).toEqual([200, 200, 1])
  expect(many?.every(({ text }) => text.startsWith('编号,名称\r\n'))).toBe(true)
  expect(many?.[2]?.lines).toEqual([402])
  expect(sizes(partsOf([head, row(2, 'x'.repeat(30_000)), row(3, 'x'.repeat(30_000))]))).toEqual([1, 1])
})

test('what is no table is none', async () => {
  expect(await readProductFile(fileOf('编号,名称\r\n'))).toBeNull()
  expect(await readProductFile(fileOf(''))).toBeNull()
  expect(await readProductFile(fileOf('编号\r\n"a'))).toBeNull()
  expect(await readProductFile(fileOf(Uint8Array.from([0x50, 0x4b, 0, 0]).buffer))).toBeNull()
})

test('the sample can be read', async () => {
  expect((await readProductFile(fileOf(sampleTable())))?.[0]?.lines).toEqual([2, 3])
})
