/// The description of the control API, `Resources/openapi.json`, as it was when this was built.
enum OpenAPIDocument {
    static var bytes: [UInt8] { PackageResources.openapi_json }
}
