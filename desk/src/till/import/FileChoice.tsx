import { Button, Input } from 'antd'
import { useId, useRef, useState } from 'react'
import { FILE_BYTES_MAX } from '#shared/till/import/mapping'
import { refusalText } from '../../api/refusal-text'
import { ApiError } from '../../api/request'
import { Status } from '../../ui/Page'
import { grouped } from '../../ui/words'
import { uploadFile } from './upload'

export const FILE_ID = /^cloud:\/\/[\w.-]{1,128}\/[\w./ -]{1,200}$/
const KINDS = '.csv,.tsv,.txt,.xlsx,.zip'
const MB = 1024 * 1024

interface FileChoiceProps {
  fileId: string
  problem: string | null
  onChange(fileId: string): void
}

type Upload = { kind: 'none' } | { kind: 'going' | 'done'; file: File } | { kind: 'failed'; why: string }

/** Chooses a file of this computer, which is uploaded unchanged, or one that is already in the shop's storage. */
export function FileChoice({ fileId, problem, onChange }: FileChoiceProps) {
  const [upload, setUpload] = useState<Upload>({ kind: 'none' })
  const [isTyped, setTyped] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const id = useId()
  const take = async (file: File) => {
    const why = refusalOf(file)
    if (why !== null) return setUpload({ kind: 'failed', why })
    setUpload({ kind: 'going', file })
    onChange('')
    try {
      onChange(await uploadFile(file))
      setUpload({ kind: 'done', file })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setUpload({ kind: 'failed', why: `没有传上去：${refusalText(error)}` })
    }
  }
  return (
    <div className="field">
      <label htmlFor={id}>电脑上的文件</label>
      <div className="file-choice">
        <input
          ref={picker}
          id={id}
          className="file-picker"
          tabIndex={-1}
          type="file"
          accept={KINDS}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            // Lets the same file be chosen again after it was corrected.
            event.target.value = ''
            if (file) void take(file)
          }}
        />
        <Button loading={upload.kind === 'going'} onClick={() => picker.current?.click()}>
          {fileId === '' ? '选一份文件' : '换一份'}
        </Button>
        <UploadState upload={upload} fileId={fileId} />
      </div>
      <span className="help">
        CSV、TSV、xlsx，或只装着其中一个的 zip，{FILE_BYTES_MAX / MB} MB、50 万行以内，xlsx 6 MB 以内。
        {!isTyped && (
          <Button type="link" size="small" onClick={() => setTyped(true)}>
            已经在云存储里
          </Button>
        )}
      </span>
      {isTyped && (
        <Input
          aria-label="文件 ID"
          value={fileId}
          placeholder="cloud://"
          onChange={(event) => {
            setUpload({ kind: 'none' })
            onChange(event.target.value.trim())
          }}
        />
      )}
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}

function UploadState({ upload, fileId }: { upload: Upload; fileId: string }) {
  switch (upload.kind) {
    case 'none':
      return fileId === '' ? null : <span className="soft">{fileId.split('/').at(-1)}</span>
    case 'going':
      return (
        <span role="status">
          正在传 {upload.file.name}，{sizeText(upload.file)}
        </span>
      )
    case 'done':
      return (
        <Status tone="good">
          {upload.file.name}，{sizeText(upload.file)}，传好了
        </Status>
      )
    case 'failed':
      return (
        <span className="problem" role="alert">
          {upload.why}
        </span>
      )
  }
}

function refusalOf({ name, size }: File): string | null {
  if (size === 0) return '这份文件是空的'
  if (size > FILE_BYTES_MAX) return `这份文件有 ${grouped(Math.ceil(size / MB))} MB，太大了，请按月分开导出`
  return /\.(csv|tsv|txt|xlsx|zip)$/i.test(name) ? null : '请选 CSV、TSV、xlsx 或 zip；xls 请先另存为 xlsx 或 CSV'
}

const sizeText = ({ size }: File) => (size < MB ? `${Math.ceil(size / 1024)} KB` : `${(size / MB).toFixed(1)} MB`)
