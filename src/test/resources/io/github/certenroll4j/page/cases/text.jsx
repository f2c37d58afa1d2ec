const e = f.CreateObject("X509Enrollment.CX509Enrollment");
export const P = () => <p>don't <b onClick={() => e.InstallResponse(0, a, 1, "")}>go</b> it's</p>;
const f = x < y; e.InstallResponse(0, a, 1, "");
