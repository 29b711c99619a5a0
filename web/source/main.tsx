import { createRoot } from 'react-dom/client';

const place = document.getElementById('console');
if (place === null) throw new Error('the page has no place for the console');
createRoot(place).render(<h1>Một Cửa</h1>);
