/** The list of commands, in the order in which help shows them. */
import { attackCommand } from "./attack.ts"
import { check } from "./check.ts"
import type { Command } from "./command.ts"
import { demo } from "./demo/command.ts"
import { explain } from "./explain.ts"
import { inspect } from "./inspect.ts"
import { keysNew, keysPin, keysShow } from "./keys.ts"
import { keysDiff } from "./keys-diff.ts"
import {
  keysCompromise,
  keysConfirm,
  keysList,
  keysRecord,
  keysRevoke,
  keysRotate,
  keysSign,
} from "./trust-keys.ts"
import { reportCheck } from "./report-check.ts"
import {
  keysAnchor,
  keysHead,
  keysRevocationData,
  keysRules,
  keysThreshold,
  keysWitness,
} from "./trust-rules.ts"
import { seal } from "./seal.ts"
import { sign } from "./sign.ts"
import { signature } from "./signature.ts"
import { timeImport, timeRequest } from "./time.ts"
import { verify } from "./verify.ts"

export const COMMANDS: readonly Command[] = [
  seal,
  verify,
  reportCheck,
  signature,
  sign,
  inspect,
  keysNew,
  keysShow,
  keysPin,
  keysConfirm,
  keysList,
  keysDiff,
  keysRotate,
  keysRevoke,
  keysCompromise,
  keysAnchor,
  keysRevocationData,
  keysThreshold,
  keysWitness,
  keysRules,
  keysHead,
  keysSign,
  keysRecord,
  timeRequest,
  timeImport,
  check,
  attackCommand,
  explain,
  demo,
]
