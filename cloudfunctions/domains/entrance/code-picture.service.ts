import type { Context } from '../../platform/context'
import { DuplicateKeyError } from '../../platform/db/errors'
import { findPicture, insertPicture } from './entrance.repository'

const FOLDER = 'codes'

/**
 * The picture of the mini-program code with this `scene`: asked of WeChat once and kept in cloud storage. Who dies in
 * between leaves a file that the next one writes over, because its path comes from the scene.
 */
export async function pictureOf({ db, cloud, now }: Context, scene: string): Promise<string> {
  const known = await findPicture(db, scene)
  if (known) return known.fileId
  const fileId = await cloud.upload(`${FOLDER}/${scene.replaceAll('.', '-')}.png`, await cloud.codePicture(scene))
  try {
    await insertPicture(db, { _id: scene, fileId, at: now })
  } catch (error) {
    // Two who asked at once made the same file.
    if (!(error instanceof DuplicateKeyError)) throw error
  }
  return fileId
}
