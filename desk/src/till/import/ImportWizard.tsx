import { useState } from 'react'
import { Page } from '../../ui/Page'
import { Steps } from '../../ui/Steps'
import { ApplyStep } from './ApplyStep'
import { ColumnsStep } from './ColumnsStep'
import { type ChosenFile, type Effects, guessedReading, importInput, PLAIN_EFFECTS, type Reading } from './draft'
import { FileStep } from './FileStep'
import { LookStep } from './LookStep'
import { PreviewStep } from './PreviewStep'

const STEPS = ['选文件', '看一眼', '认列', '试读', '导入']

/**
 * From a till's file to recorded purchases. Nothing is written before the last step, and every step can be revisited.
 */
export function ImportWizard() {
  const [step, setStep] = useState(0)
  const [file, setFile] = useState<ChosenFile>({ fileId: '', storeId: '', source: '', sheet: null })
  const [reading, setReading] = useState<Reading | null>(null)
  const [effects, setEffects] = useState<Effects>(PLAIN_EFFECTS)
  const input = reading && importInput(file, reading, effects)
  const back = () => setStep(step - 1)
  const on = () => setStep(step + 1)
  // Another file, or another sheet, has different columns.
  const choose = (next: ChosenFile) => {
    setFile(next)
    setReading(null)
  }
  return (
    <Page under={{ to: '/data/imports', title: '数据' }} title="导入一份文件">
      <Steps titles={STEPS} at={step} />
      {step === 0 && <FileStep file={file} onChange={choose} onNext={on} />}
      {step === 1 && (
        <LookStep
          file={file}
          onSheet={(sheet) => choose({ ...file, sheet })}
          onBack={back}
          onNext={(looked) => {
            setReading(reading ?? guessedReading(looked))
            on()
          }}
        />
      )}
      {step === 2 && reading && (
        <ColumnsStep file={file} reading={reading} onChange={setReading} onBack={back} onNext={on} />
      )}
      {step === 3 && input && (
        <PreviewStep input={input} effects={effects} onChange={setEffects} onBack={back} onNext={on} />
      )}
      {step === 4 && input && <ApplyStep input={input} onBack={back} />}
    </Page>
  )
}
