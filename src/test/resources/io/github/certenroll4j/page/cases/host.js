var shell = WScript.CreateObject("WScript.Shell");
function put(e, a) { e.InstallResponse(2, a, 1, ""); }
