import { developmentSecret, type PoolUser } from '#local/identity/users.ts';

/** How somebody is shown to whoever signs in: below which heading, and with which words beside the name. */
export interface Introduction {
  group: string;
  text: string;
}

export interface SignInPage {
  users: readonly PoolUser[];
  introduce: (user: PoolUser) => Introduction;
}

/** What is known of somebody where nobody says more: the attributes of the deployment's own. */
export const introduceByAttributes = ({ attributes }: PoolUser): Introduction => ({
  group: '',
  text: Object.entries(attributes)
    .filter(([name]) => name.startsWith('custom:'))
    .map(([, value]) => value)
    .join(' · '),
});

/** Where somebody says who they are: by one click, since everybody has the same secret here, or by name and secret. */
export function signInPage(
  { users, introduce }: SignInPage,
  asked: URLSearchParams,
  failed: boolean,
): string {
  const action = escaped(`/login?${asked}`);
  const groups = Map.groupBy(users, (user) => introduce(user).group);
  const people = [...groups].map(([group, members]) => section(group, members, introduce)).join('\n');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Đăng nhập</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Đăng nhập <span lang="en">Sign in</span></h1>
<p>Chọn một người để vào hệ thống chạy trên máy này. <span lang="en">Choose whom to be on this machine.</span></p>
<form method="post" action="${action}">
<input type="hidden" name="password" value="${escaped(developmentSecret)}">
${people}
</form>
<form method="post" action="${action}" class="named">
<h2>Bằng tài khoản <span lang="en">By name</span></h2>
${failed ? '<p role="alert">Tài khoản hoặc mật khẩu không đúng. <span lang="en">Wrong name or password.</span></p>' : ''}
<label>Tài khoản <span lang="en">Name</span><input name="username" autocomplete="username" required></label>
<label>Mật khẩu <span lang="en">Password</span><input name="password" type="password" autocomplete="current-password" required></label>
<button>Đăng nhập <span lang="en">Sign in</span></button>
</form>
</main>
</body>
</html>
`;
}

function section(group: string, users: readonly PoolUser[], introduce: SignInPage['introduce']): string {
  const people = users.map((user) => {
    const name = user.attributes['name'] ?? user.username;
    const { text } = introduce(user);
    return `<li><button name="username" value="${escaped(user.username)}"><b>${escaped(name)}</b><span>${escaped(text)}</span></button></li>`;
  });
  const heading = group === '' ? '' : `<h2>${escaped(group)}</h2>\n`;
  return `<section>\n${heading}<ul>\n${people.join('\n')}\n</ul>\n</section>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

const style = `
:root { --ground: #f4f5f7; --paper: #fff; --ink: #1c2430; --quiet: #5b6675; --line: #d8dde4; --accent: #a8201a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181e; --paper: #1d232b; --ink: #e8ebef; --quiet: #a3adba; --line: #36404c; --accent: #ff9a8f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { margin: 0; font-size: 1.75rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1rem; }
p { margin: .25rem 0 0; }
[lang=en] { color: var(--quiet); font-weight: 400; font-size: .9em; margin-left: .35em; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
button { font: inherit; color: inherit; cursor: pointer; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .625rem .875rem; }
li button { width: 100%; height: 100%; text-align: left; }
li b, li button span { display: block; }
li button span { color: var(--quiet); font-size: .875rem; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.named { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid var(--line); display: grid; gap: .75rem; max-width: 22rem; }
.named h2 { margin-top: 1rem; }
label { display: grid; grid-template-columns: auto 1fr; align-items: baseline; }
input { grid-column: 1 / -1; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
[role=alert] { color: var(--accent); }
`;
