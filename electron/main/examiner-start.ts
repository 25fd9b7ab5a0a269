/** Starts the examiner as a utility process of Electron. */
import { utilityProcess } from "electron"
import type { ExaminerProcess } from "./examiner.ts"
import type { FromExaminer } from "./examiner-work.ts"

/** @param entry - The built examiner-process.js. */
export function startUtilityProcess(entry: string): ExaminerProcess {
  // It needs nothing from the environment, and so gets nothing that could steer Node.
  const child = utilityProcess.fork(entry, [], { serviceName: "Sealwright examiner", env: {} })
  return {
    post: (message) => {
      child.postMessage(message)
    },
    onMessage: (listener) => {
      // The examiner sends nothing else.
      child.on("message", (message: FromExaminer) => {
        listener(message)
      })
    },
    onExit: (listener) => {
      child.on("exit", listener)
    },
    kill: () => {
      child.kill()
    },
  }
}
