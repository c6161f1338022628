import { collection, type StoredDocument } from '../../../platform/db/collection'
import type { Reader } from '../../../platform/db/db'

const staff = collection<StoredDocument>('staff')

/** Whether the member works at the shop, or ever did. */
export const wasEverStaff = async (reader: Reader, memberId: string) => (await reader.find(staff, memberId)) !== null
