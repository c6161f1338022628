import { pullDown } from '../../pull-down'

export default definePageConfig({ navigationBarTitleText: '要联系的客人', ...pullDown })
