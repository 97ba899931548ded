import { renderToString } from "react-dom/server";
import { App } from "./App";

/** The form as a server sends it: importing the package there starts nothing, the checker comes with the page. */
export const render = () => renderToString(<App />);
