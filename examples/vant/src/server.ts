import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import App from "./App.vue";

/** The form as a server sends it: importing the package there starts nothing, the checker comes with the page. */
export const render = () => renderToString(createSSRApp(App));
