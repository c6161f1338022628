import { openPrivacyGuideline } from '../../../platform/privacy-guideline'
import { ListRow } from '../../../ui/ListRow'
import { showToast } from '../../../ui/toast'

/** Opens the shop's guideline in WeChat; draws nothing outside of WeChat. */
export function GuidelineRow() {
  if (!openPrivacyGuideline) return null
  const open = async () => {
    if (!(await openPrivacyGuideline?.())) showToast('暂时打不开，稍后再试')
  }
  return <ListRow icon="shield" title="用户隐私保护指引" onClick={() => void open()} />
}
