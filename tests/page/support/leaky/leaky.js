document.body.dataset.engine = "ready";
document.getElementById("name").addEventListener("input", ({ target }) => {
  const { value } = target;
  document.cookie = `name=${encodeURIComponent(value)}; path=/`;
  localStorage.setItem("name", value);
  sessionStorage.setItem("name", value);
  indexedDB.open("names").onupgradeneeded = ({ target: open }) => open.result.createObjectStore("names").put(value, 1);
  caches.open("names").then((cache) => cache.put("/name", new Response(value)));
  history.replaceState(null, "", `#${encodeURIComponent(value)}`);
  new Image().src = `/collect?name=${encodeURIComponent(value)}`;
});
