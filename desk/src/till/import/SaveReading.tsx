import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { type ChosenFile, importInput, PLAIN_EFFECTS, type Reading } from './draft'

interface SaveReadingProps {
  file: ChosenFile
  reading: Reading
  isOpen: boolean
  onClose(): void
}

/** Saves how the file is read, so that next week's file from the same source needs no choices. */
export function SaveReading({ file, reading, isOpen, onClose }: SaveReadingProps) {
  const save = useAct('import.saveMapping')
  const input = importInput(file, reading, PLAIN_EFFECTS)
  return (
    <ActDialog
      title="存下这个读法"
      verb={`存给来源 ${file.source}`}
      isOpen={isOpen}
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      withReason={false}
      act={async () => {
        if (!input) return false
        const { storeId, columns } = input
        if (!columns) return false
        const { columns: _columns, ...options } = reading
        return (await save.run({ storeId, source: file.source, columns, ...options })) !== null
      }}
    >
      <p>以后导这家店这个来源的文件，列和读法都照现在的来。再存一次会换掉它。</p>
    </ActDialog>
  )
}
