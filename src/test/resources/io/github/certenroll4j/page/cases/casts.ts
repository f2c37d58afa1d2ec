const enum InstallResponseRestrictionFlags { AllowNone, AllowNoOutstandingRequest, AllowUntrustedCertificate, AllowUntrustedRoot = 4 }
const F = Object.freeze({ AllowNone: 0, AllowUntrustedRoot: 4 });
const e = f.CreateObject("X509Enrollment.CX509Enrollment");
e.InstallResponse(InstallResponseRestrictionFlags.AllowNone, a, 1, "");
e.InstallResponse(F.AllowNone, a, 1, "");
e.InstallResponse(F.AllowUntrustedCertificate, a, 1, "");
e.InstallResponse(0 as any, a, 1, "");
(e as any).InstallResponse(0, a, 1, "");
(<any>e).InstallResponse(0, a, 1, "");
(e.InstallResponse as any)(0, a, 1, "");
e.InstallResponse!(0, a, 1, "");
var put = e.InstallResponse;
Reflect.apply(e.InstallResponse, e, [0, a, 1, ""]);
