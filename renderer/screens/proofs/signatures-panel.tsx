/** Who signed, with which key, since when that is known, and how the key stood then. */
import type { ReactElement } from "react"
import type { Result, SealResult, Tone } from "../../../core/index.ts"
import { BagWord } from "../../parts/bag-word.tsx"
import { DocumentText, EvidenceText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { sayingOf, type Examined } from "../../state/examined.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

type SignatureResult = Result["signatures"]["entries"][number]

/** Rows that are drawn; the saved result has all of them. */
const MOST_ROWS = 200

export function SignaturesPanel({ examined }: { readonly examined: Examined }): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const { seals, signatures } = examined.outcome.result
  const proven = new Set(signatures.entries.map(({ path }) => path))
  const others = seals.filter(({ path }) => !proven.has(path))
  const shown = signatures.entries.slice(0, MOST_ROWS)
  return (
    <Panel anchor="proofs-signatures" title={proofs.signatures} lead={proofs.signaturesLead}>
      {shown.length + others.length === 0 ? (
        <p className="soft">{proofs.noSignature}</p>
      ) : (
        <div className="table-wrap" role="group" tabIndex={0} aria-label={proofs.signatures}>
          <table className="table wide-table">
            <thead>
              <tr>
                <th scope="col">{proofs.stands}</th>
                <th scope="col">{proofs.signature}</th>
                <th scope="col">{proofs.signer}</th>
                <th scope="col">{proofs.existed}</th>
                <th scope="col">{proofs.why}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one, index) => (
                <SignatureRow key={index} signature={one} examined={examined} />
              ))}
              {others.map((seal) => (
                <SealRow key={seal.path} seal={seal} examined={examined} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < signatures.total && (
        <p className="soft">{proofs.notAll(count(shown.length), count(signatures.total))}</p>
      )}
    </Panel>
  )
}

const ROLE = "KEY_ROLE_NOT_HELD"

const TONES: Readonly<Record<SignatureResult["standing"], Tone>> = {
  good: "passed",
  open: "open",
  failed: "failed",
}

interface SignatureRowProps {
  readonly signature: SignatureResult
  readonly examined: Examined
}

function SignatureRow({ signature, examined }: SignatureRowProps): ReactElement {
  const { proofs } = useWords()
  const { instant, count } = useQuantities()
  const { path, line, key, noLaterThan, proof, proofAt, by, standing } = signature
  const { seals } = examined.outcome.result
  const seal = seals.find((one) => one.path === path)
  const isHeld = !lacksItsRole(examined, path)
  return (
    <tr>
      <td>
        {isHeld ? (
          <ToneChip tone={TONES[standing]} status={proofs.standings[standing]} />
        ) : (
          <ToneChip tone="open" status={proofs.withoutRole} />
        )}
      </td>
      <td className="path-cell">
        <EvidenceText text={path} fixed />
        {line !== undefined && <span className="beneath">{proofs.inLine(count(line))}</span>}
        {seal !== undefined && <SealNotes seal={seal} />}
      </td>
      <td>
        <Signer name={key} seal={seal ?? seals.find((one) => one.key?.id === key)} />
      </td>
      <td>
        {instant(noLaterThan)}
        <span className="beneath">
          {proofs.proofKinds[proof]}
          {by !== undefined && (
            <>
              {" "}
              <EvidenceText text={by} />
            </>
          )}
          {proofAt !== undefined && (
            <>
              {" "}
              <EvidenceText text={proofAt} fixed />
            </>
          )}
        </span>
      </td>
      <td>
        <Why examined={examined} path={path} otherwise={proofs.reasons[standing]} />
      </td>
    </tr>
  )
}

interface SealRowProps {
  readonly seal: SealResult
  readonly examined: Examined
}

/** A seal that no signature of the result stands for: it fails, or nobody knows its key. */
function SealRow({ seal, examined }: SealRowProps): ReactElement {
  const { proofs } = useWords()
  const tone = seal.standing === "broken" ? "failed" : "open"
  return (
    <tr>
      <td>
        <ToneChip tone={tone} status={proofs.sealStandings[seal.standing]} />
      </td>
      <td className="path-cell">
        <EvidenceText text={seal.path} fixed />
        <SealNotes seal={seal} />
      </td>
      <td>
        <Signer name={undefined} seal={seal} />
      </td>
      <td>{proofs.notJudged}</td>
      <td>
        <Why examined={examined} path={seal.path} otherwise={proofs.sealReasons[seal.standing]} />
      </td>
    </tr>
  )
}

function SealNotes({ seal }: { readonly seal: SealResult }): ReactElement {
  const { proofs } = useWords()
  const { instant } = useQuantities()
  return (
    <span className="beneath">
      <BagWord of="roles" word={seal.role} />; {proofs.claimsTime(instant(seal.sealedAt))}
    </span>
  )
}

interface SignerProps {
  /** Id under which the key is pinned. */
  readonly name: string | undefined
  /** A seal by the same key, which tells whose it is. */
  readonly seal: SealResult | undefined
}

function Signer({ name, seal }: SignerProps): ReactElement {
  const { proofs } = useWords()
  const key = seal?.key
  if (key === undefined) {
    return (
      <>
        <span className="soft">{proofs.nobodyKnown}</span>
        <KeyNotes words={name ?? ""} fingerprint={seal?.keyid} />
      </>
    )
  }
  return (
    <>
      <EvidenceText text={key.subject} />
      <KeyNotes words={`${name ?? key.id}, ${key.algorithm}`} fingerprint={key.fingerprint} />
    </>
  )
}

interface KeyNotesProps {
  readonly words: string
  readonly fingerprint: string | undefined
}

function KeyNotes({ words, fingerprint }: KeyNotesProps): ReactElement {
  return (
    <span className="beneath">
      <EvidenceText text={words} />
      {fingerprint !== undefined && (
        <span className="block fixed breakable">
          <Hex text={fingerprint} />
        </span>
      )}
    </span>
  )
}

interface WhyProps {
  readonly examined: Examined
  readonly path: string
  readonly otherwise: string
}

/** Noted only, since others may fill the role; but this signature then shows nothing. */
function lacksItsRole({ outcome }: Examined, path: string): boolean {
  return outcome.result.findings.some(({ code, at }) => code === ROLE && at.path === path)
}

/** What the examination found about the file that holds the signature. */
function Why({ examined, path, otherwise }: WhyProps): ReactElement {
  const found = examined.outcome.result.findings.filter(
    ({ at, severity, code }) => at.path === path && (severity !== "noted" || code === ROLE),
  )
  const codes = Array.from(new Set(found.map(({ code }) => code)))
  if (codes.length === 0) return <>{otherwise}</>
  return (
    <ul className="stack stack-tight">
      {codes.map((code) => (
        <li key={code}>
          <DocumentText text={sayingOf(examined, code)} /> <code>{code}</code>
        </li>
      ))}
    </ul>
  )
}
