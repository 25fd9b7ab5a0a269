/** Buttons: one shape, three weights. */
import type { ReactElement, ReactNode } from "react"
import { Button as AriaButton } from "react-aria-components"
import { Icon, type IconName } from "./icon.tsx"

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** Sends the form that it stands in, as Enter in a field does. */
  readonly submits?: boolean
  readonly icon?: IconName
  readonly weight?: "primary" | "quiet"
  readonly small?: boolean
  readonly isDisabled?: boolean
  /** Said instead of the visible words, where these alone would not tell which one it is. */
  readonly label?: string
}

export function Button(props: ButtonProps): ReactElement {
  const { children, onPress, submits = false, icon, weight, small = false, label } = props
  const { isDisabled = false } = props
  const classes = ["button", weight && `button-${weight}`, small && "button-small"]
  return (
    <AriaButton
      className={classes.filter(Boolean).join(" ")}
      type={submits ? "submit" : "button"}
      {...(onPress === undefined ? {} : { onPress })}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}
