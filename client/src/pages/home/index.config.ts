import { brand } from '../../brand/brand'

export default definePageConfig({ navigationBarTitleText: brand.name })
