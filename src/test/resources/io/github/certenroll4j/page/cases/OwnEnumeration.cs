// CERTENROLLLib by late binding
enum Flags { AllowNone = 1, AllowUntrustedRoot = AllowNone + 3, X }
class A { void B(dynamic e, string a) {
  e.InstallResponse((int)Flags.AllowNone, a, 1, "");
  e.InstallResponse((int)Flags.AllowUntrustedRoot, a, 1, "");
  e.InstallResponse((int)Flags.X, a, 1, "");
  e.InstallResponse(Other.AllowNone, a, 1, "");
  e.GetType().InvokeMember("InstallResponse", System.Reflection.BindingFlags.InvokeMethod, null, e, new object[] { 0, a, 1, "" });
} }
