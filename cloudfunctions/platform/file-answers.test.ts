import { openCloudServices } from './cloud-services'
import { DomainError } from './domain-error'
import { addressIn, type FileAnswer, requireRemoved } from './file-answers'
import type { Logger } from './logger'
import cloud from './sdk'

const FILE = 'cloud://env.bucket/exports/a.csv'
const OTHER = 'cloud://env.bucket/exports/b.csv'
const answered = (status: number, tempFileURL = ''): FileAnswer => ({ fileID: FILE, status, tempFileURL })

test.each([
  ['removed', [answered(0)]],
  ['gone before', [answered(-503003)]],
])('a file that is %s is removed', (_case, answers) => {
  expect(() => requireRemoved(answers, FILE)).not.toThrow()
})

test.each([
  ['storage may not', [answered(-503002)], -503002],
  ['storage fails', [answered(-503001)], -503001],
  ['nothing is said of it', [], -501001],
  ['only another one is spoken of', [{ fileID: OTHER, status: 0 }], -501001],
])('a file is not removed where %s', (_case, answers, errCode) => {
  expect(() => requireRemoved(answers, FILE)).toThrow(expect.objectContaining({ errCode }))
})

test('an address is that of its own file, though another one was left out before it', () => {
  expect(addressIn([answered(0, 'https://a')], FILE)).toBe('https://a')
  expect(() => addressIn([answered(0, 'https://a')], OTHER)).toThrow(expect.objectContaining({ errCode: -501001 }))
})

test.each([
  ['no such file', answered(-503003), null],
  ['no right to it', answered(-503002), -503002],
  ['an empty address', answered(0), -501001],
])('%s is no address', (_case, answer, result) => {
  if (result === null) expect(addressIn([answer], FILE)).toBeNull()
  else expect(() => addressIn([answer], FILE)).toThrow(expect.objectContaining({ errCode: result }))
})

describe('asked of storage', () => {
  const { removeFile, addressesOf } = openCloudServices({ warn: () => {} } as unknown as Logger)
  /** Storage says this of the file, time after time; the last one for good. */
  const saying = (name: 'deleteFile' | 'getTempFileURL', ...answers: FileAnswer[]) => {
    let asked = 0
    jest.spyOn(cloud, name).mockImplementation((() => {
      const answer = answers[Math.min(asked, answers.length - 1)]
      asked += 1
      return Promise.resolve({ fileList: [answer], errMsg: 'ok' })
    }) as never)
    return () => asked
  }
  afterEach(() => jest.restoreAllMocks())

  test('a removal that failed for a moment is asked for again', async () => {
    const asked = saying('deleteFile', answered(-501001), answered(0))
    await removeFile(FILE)
    expect(asked()).toBe(2)
  })

  test('a removal that is refused is no success, and not asked for again', async () => {
    const asked = saying('deleteFile', answered(-503002))
    await expect(removeFile(FILE)).rejects.toMatchObject({ errCode: -503002 })
    expect(asked()).toBe(1)
  })

  test('an address that does not come is “try again”, never an empty one', async () => {
    saying('getTempFileURL', answered(0))
    await expect(addressesOf([FILE], 60)).rejects.toEqual(new DomainError('BUSY', { errCode: -501001 }))
  })
})
