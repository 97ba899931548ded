import { createApp } from "vue";
import "vant/lib/index.css";
import App from "./App.vue";
import "./style.css";

createApp(App).mount("#app");
