import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { dong, momentOf } from '../dates.ts';
import type { Payment } from '../model.ts';

/** What it costs, what came in and what is still owed. */
export function MoneyPanel({ payment }: { payment: Payment | undefined }) {
  const { money: words } = useDossierWords();
  if (payment === undefined) return <p className="is-quiet">{words.none}</p>;
  return (
    <>
      <p>{words.states[payment.state]}</p>
      {payment.requests.map((request) => (
        <Request key={request.no} request={request} />
      ))}
    </>
  );
}

function Request({ request }: { request: Payment['requests'][number] }) {
  const { money: words } = useDossierWords();
  const { language } = usePreferences();
  const { collect, state, lines, total, outstanding, until, reason, received, receipt, refund } = request;
  return (
    <section aria-label={words.collects[collect]}>
      <h2 className="side-title">
        {words.collects[collect]}: {words.states[state]}
      </h2>
      <table className="money">
        <tbody>
          {lines.map(({ code, name, after }) => (
            <tr key={code}>
              <th scope="row">{name[language]}</th>
              <td>{dong(after)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.total}</th>
            <td>{dong(total)}</td>
          </tr>
          <tr>
            <th scope="row">{words.outstanding}</th>
            <td>{dong(outstanding)}</td>
          </tr>
        </tbody>
      </table>
      {outstanding > 0 && <p>{words.until(momentOf(until, language))}</p>}
      {reason !== undefined && <p>{reason}</p>}
      {received.map(({ id, amount, paidAt }) => (
        <p key={id}>{words.received(dong(amount), momentOf(paidAt, language))}</p>
      ))}
      {receipt && <p>{words.receipt(receipt.symbol, receipt.number)}</p>}
      {refund && <p>{words.refund(dong(refund.amount), refund.reason)}</p>}
    </section>
  );
}
