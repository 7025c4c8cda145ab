print("svc-runtime")
