/** A button that opens a list of what is done less often. */
import type { ReactElement } from "react"
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components"
import { Icon, type IconName } from "./icon.tsx"

export interface MenuChoice {
  readonly id: string
  readonly icon: IconName
  readonly words: string
  readonly onPress: () => void
}

export interface MenuButtonProps {
  readonly words: string
  readonly choices: readonly MenuChoice[]
}

export function MenuButton({ words, choices }: MenuButtonProps): ReactElement {
  return (
    <MenuTrigger>
      <AriaButton className="button">
        {words}
        <Icon name="down" />
      </AriaButton>
      <Popover className="popover popover-menu no-print" placement="bottom end">
        <Menu className="menu" aria-label={words}>
          {choices.map(({ id, icon, words: says, onPress }) => (
            <MenuItem key={id} id={id} className="menu-item" textValue={says} onAction={onPress}>
              <Icon name={icon} />
              {says}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
