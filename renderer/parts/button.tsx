/** Buttons: one shape, three weights. */
import type { ReactElement, ReactNode } from "react"
import { Button as AriaButton } from "react-aria-components"
import { Icon, type IconName } from "./icon.tsx"

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly icon?: IconName
  readonly weight?: "primary" | "quiet"
  readonly small?: boolean
  readonly isDisabled?: boolean
  /** Said instead of the visible words, where these alone would not tell which one it is. */
  readonly label?: string
}

export function Button(props: ButtonProps): ReactElement {
  const { children, onPress, icon, weight, small = false, isDisabled = false, label } = props
  const classes = ["button", weight && `button-${weight}`, small && "button-small"]
  return (
    <AriaButton
      className={classes.filter(Boolean).join(" ")}
      onPress={onPress}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}
