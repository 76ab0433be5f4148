import { Button, type ButtonProps } from 'antd'
import { useRef } from 'react'

interface FileButtonProps extends Omit<ButtonProps, 'onClick'> {
  /** `.csv,.xlsx` */
  accept: string
  multiple?: boolean
  /** Told again when the same file is chosen twice: it may have been mended meanwhile. */
  onFiles: (files: File[]) => void
}

/** A button that opens the files of the machine. */
export function FileButton({ accept, multiple = false, onFiles, ...button }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button {...button} onClick={() => picker.current?.click()} />
    </>
  )
}
