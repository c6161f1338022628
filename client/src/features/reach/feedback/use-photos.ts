import { useState } from 'react'
import { newRequestId } from '../../../api/request-id'
import { choosePhotos } from '../../../platform/choose-photos'
import { uploadFile } from '../../../platform/upload'

export const PHOTOS_MAX = 3

export type Photos = ReturnType<typeof usePhotos>

/** Up to three photos, uploaded into the member's folder as they are picked; one that was taken out is not sent. */
export function usePhotos(folder: string) {
  const [fileIds, setFileIds] = useState<readonly string[]>([])
  const [isUploading, setIsUploading] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const pick = async () => {
    setHasFailed(false)
    const paths = await choosePhotos(PHOTOS_MAX - fileIds.length)
    if (paths.length === 0) return
    setIsUploading(true)
    const uploaded = await Promise.all(paths.map((path) => uploadFile(path, nameIn(folder, path)).catch(() => null)))
    setIsUploading(false)
    const stored = uploaded.filter((fileId) => fileId !== null)
    setHasFailed(stored.length < uploaded.length)
    // By now others may have been taken out.
    setFileIds((before) => [...before, ...stored])
  }
  const remove = (fileId: string) => setFileIds((before) => before.filter((each) => each !== fileId))
  return { fileIds, isUploading, hasFailed, pick, remove }
}

function nameIn(folder: string, temporaryPath: string): string {
  const ending = /\.(png|jpe?g|webp)$/i.exec(temporaryPath)?.[1]?.toLowerCase() ?? 'jpg'
  return `${folder}${newRequestId()}.${ending}`
}
